import{getCurrentScope as n,onScopeDispose as r,shallowRef as t}from"vue";function f(e,o){let i=t(e.view(o)),s=e.subscribe(()=>{i.value=e.view(o)});return n()&&r(s),i}export{f as useView};
