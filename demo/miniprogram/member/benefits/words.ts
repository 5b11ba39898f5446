import { words } from "../../shop/language";

export const benefits_words = words({ title: "会员权益", held: "我的权益", others: "升级后可享", services: "服务费率", use: "使用", done: "已使用", none: "这家店还没有权益" }, { title: "Benefits", held: "Your benefits", others: "With a higher level", services: "Services", use: "Use", done: "Used", none: "This shop has no benefits" });
