Component({options:{multipleSlots:!0},properties:{open:{type:Boolean,value:!1},title:{type:String,value:""},close:{type:String,value:"关闭"}},methods:{shut(){this.triggerEvent("close")},stay(){}}});
