// Texts across the boundary, in place of Embind's: those grow a text by one character at a time, which took a tenth of
// a quote. Mini-programs have neither TextDecoder nor TextEncoder.
mergeInto(LibraryManager.library, {
  // UTF-16 units of well-formed UTF-8; at most 4096 at a time, since they become arguments of one call.
  $text_of_bytes: function (bytes, from, end) {
    var units = new Uint16Array(Math.min(end - from, 4096) + 1);
    var text = '';
    while (from < end) {
      var n = 0;
      while (from < end && n < 4096) {
        var b = bytes[from++];
        if (b > 0x7f) {
          if (b < 0xe0) b = ((b & 0x1f) << 6) | (bytes[from++] & 0x3f);
          else if (b < 0xf0) b = ((b & 0xf) << 12) | ((bytes[from++] & 0x3f) << 6) | (bytes[from++] & 0x3f);
          else {
            b = (((b & 7) << 18) | ((bytes[from++] & 0x3f) << 12) | ((bytes[from++] & 0x3f) << 6) | (bytes[from++] & 0x3f)) - 0x10000;
            units[n++] = 0xd800 | (b >> 10);
            b = 0xdc00 | (b & 0x3ff);
          }
        }
        units[n++] = b;
      }
      text += String.fromCharCode.apply(null, units.subarray(0, n));
    }
    return text;
  },

  // How many bytes a text without lone halves has in UTF-8.
  $bytes_in: function (text) {
    var size = text.length;
    for (var i = 0; i < text.length; ++i) {
      var unit = text.charCodeAt(i);
      if (unit > 0x7f) size += unit < 0x800 || (unit & 0xf800) === 0xd800 ? 1 : 2;
    }
    return size;
  },

  $put_text: function (text, bytes, to) {
    for (var i = 0; i < text.length; ++i) {
      var unit = text.charCodeAt(i);
      if (unit < 0x80) {
        bytes[to++] = unit;
        continue;
      }
      if (unit < 0x800) bytes[to++] = 0xc0 | (unit >> 6);
      else {
        if ((unit & 0xfc00) === 0xd800) {
          unit = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff);
          bytes[to++] = 0xf0 | (unit >> 18);
          bytes[to++] = 0x80 | ((unit >> 12) & 0x3f);
        } else bytes[to++] = 0xe0 | (unit >> 12);
        bytes[to++] = 0x80 | ((unit >> 6) & 0x3f);
      }
      bytes[to++] = 0x80 | (unit & 0x3f);
    }
  },

  _embind_register_std_string__deps: ['$text_of_bytes', '$bytes_in', '$put_text', '$simpleReadValueFromPointer', '$registerType', 'malloc', 'free'],
  _embind_register_std_string: function (rawType, name) {
    registerType(rawType, {
      name: 'text',
      'fromWireType': function (at) {
        var text = text_of_bytes(HEAPU8, at + 4, at + 4 + HEAPU32[at >> 2]);
        _free(at);
        return text;
      },
      'toWireType': function (destructors, text) {
        var size = bytes_in(text);
        var at = _malloc(4 + size);
        HEAPU32[at >> 2] = size;
        put_text(text, HEAPU8, at + 4);
        if (destructors !== null) destructors.push(_free, at);
        return at;
      },
      'argPackAdvance': 8,
      'readValueFromPointer': simpleReadValueFromPointer,
      destructorFunction: function (at) { _free(at); },
    });
  },
});
