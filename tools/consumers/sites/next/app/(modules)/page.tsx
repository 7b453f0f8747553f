import { Article } from '../Article';
import styles from './page.module.css';

export default function Page() {
  return (
    <div className={styles.page}>
      <main className={styles.main}>
        <Article />
      </main>
    </div>
  );
}
