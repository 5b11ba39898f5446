export { MemberSavings, type Sample, type TokenOf } from "../element/savings.js";
