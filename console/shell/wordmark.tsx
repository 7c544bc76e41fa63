/** The product's sign and name. */
export function Wordmark() {
  return (
    <span class="wordmark">
      <img src="/icon.svg" alt="" width={26} height={26} />
      Countersign
    </span>
  );
}
