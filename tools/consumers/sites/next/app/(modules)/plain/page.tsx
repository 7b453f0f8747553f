export default function Page() {
  return <p className="long">A page without figures.</p>;
}
