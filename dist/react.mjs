import{useCallback as s,useSyncExternalStore as n}from"react";function b(e,r){let o=s(t=>e.subscribe(t),[e]),i=s(()=>e.view(r),[e,r]);return n(o,i,i)}export{b as useView};
