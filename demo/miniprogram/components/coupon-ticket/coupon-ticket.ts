// A coupon as a ticket: what it is worth on the left, what it is on the right, every reason below.

Component({
  properties: {
    name: { type: String, value: "" },
    /** What it takes off, or is worth; nothing: the left side is left out. */
    worth: { type: String, value: "" },
    note: { type: String, value: "" },
    until: { type: String, value: "" },
    reasons: { type: Array, value: [] },
    chosen: { type: Boolean, value: false },
    faded: { type: Boolean, value: false },
    /** There is something to choose. */
    choice: { type: Boolean, value: false },
  },
});
