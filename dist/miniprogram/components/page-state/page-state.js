Component({properties:{problem:{type:String,value:""},rows:{type:Number,value:3}},methods:{again(){this.triggerEvent("again")}}});
