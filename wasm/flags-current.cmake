# A current emsdk (6.0), for hosts of 2021 and later: Safari 15, Chrome 85. Never the release: it cannot leave out
# sign extension, bulk memory and the like.
set(LOYALTY_OWN allocation_of_emcc.cpp)
set(LOYALTY_LINK
  -lembind -Oz -fno-rtti
  -sENVIRONMENT=web -sFILESYSTEM=0 -sMODULARIZE=1 -sEXPORT_NAME=createMemberCenter
  -sINCOMING_MODULE_JS_API=instantiateWasm -sEXPORTED_RUNTIME_METHODS=[]
  # Embind's invokers are written at build time instead; -Oz would take a TextDecoder for granted.
  -sDYNAMIC_EXECUTION=0 -sEMBIND_AOT=1 -sTEXTDECODER=1 -fno-exceptions
  -sSTACK_SIZE=256KB -sINITIAL_MEMORY=1MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=256MB
  -sMALLOC=emmalloc -sASSERTIONS=0
  --extern-pre-js "${CMAKE_CURRENT_SOURCE_DIR}/before.js")
set(LOYALTY_LINK_WASM)
set(LOYALTY_AFTER_WASM)
set(LOYALTY_LINK_JS -sWASM=0)
