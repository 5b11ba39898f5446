/** One of the places that show a prize: which of several, chance says, since they all are the same prize. */
export function place_of(shown: readonly string[], prize: string, chance: number): number {
  const places = shown.map((id, place) => (id === prize ? place : -1)).filter((place) => place >= 0);
  return places[Math.floor(chance * places.length)] ?? 0;
}
