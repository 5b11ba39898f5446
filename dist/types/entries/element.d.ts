import { MemberSavings } from "../element/savings.js";
export { MemberSavings, type Sample, type TokenOf } from "../element/savings.js";
declare global {
    interface HTMLElementTagNameMap {
        "member-savings": MemberSavings;
    }
}
