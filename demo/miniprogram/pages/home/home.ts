import { show_tab } from "../../shop/page";
import { home_page } from "./page";

show_tab(home_page);
