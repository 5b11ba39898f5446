Component({properties:{saved:{type:Object,value:{}}}});
