Component({properties:{list:{type:String,value:""},steps:{type:Array,value:[]},payable:{type:String,value:""}}});
