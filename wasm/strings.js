// Texts across the boundary, in place of Embind's, which grow a text by one character at a time: that took a tenth of a
// quote. Mini-programs have neither TextDecoder nor TextEncoder; js-glue/ gives the host's own way where there is one.
mergeInto(LibraryManager.library, {
  // Of well-formed UTF-8; nearly all of it is ASCII.
  $text_of_bytes: function (bytes, i, end) {
    if (Module['decode']) return Module['decode'](bytes.subarray(i, end));
    var text = '';
    while (i < end) {
      if (end - i >= 8) {
        var a = bytes[i], b = bytes[i + 1], c = bytes[i + 2], d = bytes[i + 3];
        var e = bytes[i + 4], f = bytes[i + 5], g = bytes[i + 6], h = bytes[i + 7];
        if ((a | b | c | d | e | f | g | h) < 0x80) {
          text += String.fromCharCode(a, b, c, d, e, f, g, h);
          i += 8;
          continue;
        }
      }
      var unit = bytes[i++];
      if (unit >= 0xf0) {
        unit = (((unit & 7) << 18) | ((bytes[i] & 0x3f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)) - 0x10000;
        text += String.fromCharCode(0xd800 | (unit >> 10));
        unit = 0xdc00 | (unit & 0x3ff);
        i += 3;
      } else if (unit >= 0xe0) {
        unit = ((unit & 0xf) << 12) | ((bytes[i] & 0x3f) << 6) | (bytes[i + 1] & 0x3f);
        i += 2;
      } else if (unit > 0x7f) unit = ((unit & 0x1f) << 6) | (bytes[i++] & 0x3f);
      text += String.fromCharCode(unit);
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
