// The level, and the way to the next: `home` is the store's view of that name.

Component({
  properties: {
    home: { type: Object, value: {} },
  },
  methods: {
    code() {
      this.triggerEvent("code");
    },
    level() {
      this.triggerEvent("level");
    },
  },
});
