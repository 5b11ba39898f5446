// A picture of one line in the colour and size of the text around it: `name` is one of those in line-icon.wxss.

Component({
  properties: {
    name: { type: String, value: "" },
  },
});
