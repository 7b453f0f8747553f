export async function openBrowser() {
  return null;
}
export async function addStills() {}
