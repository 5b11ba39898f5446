export { javascript } from "../hosts/javascript.js";
