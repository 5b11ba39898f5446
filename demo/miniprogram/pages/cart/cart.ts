import { show_page } from "../../shop/page";
import { cart_page } from "./page";

show_page(cart_page);
