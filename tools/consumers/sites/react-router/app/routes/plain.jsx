export default function Plain() {
  return <p className="long">A page without figures.</p>;
}
