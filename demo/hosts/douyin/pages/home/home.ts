import { show_home } from "./taps";

show_home();
