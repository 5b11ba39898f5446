# The release: emcc 3.1.6, Debian's, whose output is WebAssembly 1.0 without any later proposal.
# In place of parts of emcc's libraries.
set(LOYALTY_OWN allocation.cpp memory.cpp types.cpp vector.cpp)
target_include_directories(loyalty_core BEFORE PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/std")
set(LOYALTY_LINK
  -Oz -fno-rtti
  # Embind without its library, which registers every type there is: types.cpp does it.
  "SHELL:--js-library \"${EMSCRIPTEN_ROOT_PATH}/src/embind/embind.js\""
  # js-glue/ brings the instance, and knows the host: emcc's own loader is for pages only.
  -sENVIRONMENT=web -sFILESYSTEM=0 -sMODULARIZE=1 -sEXPORT_NAME=createMemberCenter
  -sINCOMING_MODULE_JS_API=instantiateWasm -sEXPORTED_RUNTIME_METHODS=[] -sEXPORTED_FUNCTIONS=_malloc,_free
  # Mini-programs forbid eval, phones lack TextDecoder, and nothing is thrown across the boundary.
  -sDYNAMIC_EXECUTION=0 -sTEXTDECODER=0 -fno-exceptions
  # Small at first; the limit only keeps a fault from taking all that a phone has.
  -sTOTAL_STACK=256KB -sINITIAL_MEMORY=1MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=256MB
  -sMALLOC=emmalloc -sASSERTIONS=0 -sSUPPORT_ERRNO=0
  --extern-pre-js "${CMAKE_CURRENT_SOURCE_DIR}/before.js"
  "SHELL:--js-library \"${CMAKE_CURRENT_SOURCE_DIR}/strings.js\""
  "SHELL:--js-library \"${CMAKE_CURRENT_SOURCE_DIR}/memory_shortage.js\"")
set(LOYALTY_LINK_WASM)
# The optimiser of WebAssembly once more, on what emcc made: it finds a kilobyte more.
find_program(LOYALTY_WASM_OPT wasm-opt REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(LOYALTY_AFTER_WASM "${LOYALTY_WASM_OPT}" --mvp-features -Oz --low-memory-unused)
set(LOYALTY_LINK_JS -sWASM=0 --memory-init-file 0)
