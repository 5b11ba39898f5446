Component({properties:{name:{type:String,value:""}}});
