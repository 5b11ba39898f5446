import { show_page } from "../../shop/page";
import { home_page } from "./page";

show_page(home_page);
