// What membership has saved: `saved` is `home.saved`.

Component({
  properties: {
    saved: { type: Object, value: {} },
  },
});
