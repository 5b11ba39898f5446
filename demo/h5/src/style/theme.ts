// Light, dark, or as the device has it.

import { computed, ref, watchEffect } from "vue";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const device = window.matchMedia("(prefers-color-scheme: dark)");
const device_dark = ref(device.matches);
device.addEventListener("change", () => (device_dark.value = device.matches));

const kept = localStorage.getItem("theme");
export const theme = ref<Theme>(themes.find((one) => one === kept) ?? "auto");
export const is_dark = computed(() => (theme.value === "auto" ? device_dark.value : theme.value === "dark"));

export function choose_theme(to: Theme): void {
  theme.value = to;
  localStorage.setItem("theme", to);
}

watchEffect(() => {
  document.documentElement.dataset.theme = is_dark.value ? "dark" : "light";
  // What Vant's own provider would do, and nothing else of it is used.
  document.documentElement.classList.toggle("van-theme-dark", is_dark.value);
});
