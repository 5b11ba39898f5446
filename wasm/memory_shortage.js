// The end of a call that there is no memory for. Nothing of it runs any more, and the stack is as it was before; js-glue/
// looks for the shortage, and has the module recover.
mergeInto(LibraryManager.library, {
  loyalty_out_of_memory: function (stack, wanted, in_use) {
    stackRestore(stack);
    Module['shortage'] = {wanted: wanted >>> 0, in_use: in_use >>> 0};
    throw RangeError('out of memory');
  },
});
