// A sheet from below. Event: "close". What stands in it is the page's; `foot` is the slot for the button.

Component({
  options: { multipleSlots: true },
  properties: {
    open: { type: Boolean, value: false },
    title: { type: String, value: "" },
    close: { type: String, value: "关闭" },
  },
  methods: {
    shut() {
      this.triggerEvent("close");
    },
    /** The sheet itself is tapped: not what is behind it. */
    stay() {},
  },
});
