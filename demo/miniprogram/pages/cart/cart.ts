import { show_tab } from "../../shop/page";
import { cart_page } from "./page";

show_tab(cart_page);
