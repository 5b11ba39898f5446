Component({properties:{home:{type:Object,value:{}}},methods:{code(){this.triggerEvent("code")},level(){this.triggerEvent("level")}}});
