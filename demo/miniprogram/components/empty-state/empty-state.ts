// Nothing there: a picture, a sentence; what to do stands in the slot.

Component({
  properties: {
    icon: { type: String, value: "bag" },
    text: { type: String, value: "" },
    more: { type: String, value: "" },
  },
});
