// A page without its data: what it will look like while it opens, and what to do when it does not.

Component({
  properties: {
    problem: { type: String, value: "" },
    /** There are rows to wait for. */
    rows: { type: Number, value: 3 },
  },
  methods: {
    again() {
      this.triggerEvent("again");
    },
  },
});
