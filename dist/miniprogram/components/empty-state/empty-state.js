Component({properties:{icon:{type:String,value:"bag"},text:{type:String,value:""},more:{type:String,value:""}}});
