// JavaScript alone, an entry of its own: it is larger than all the rest.

export { javascript } from "../hosts/javascript.js";
