import { show_cart } from "./taps";

show_cart();
