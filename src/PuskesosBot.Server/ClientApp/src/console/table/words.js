// What states and answers are called at the table.
export const STATES = {
  Entitled: 'Belum datang', Coming: 'Belum datang (bisa datang)', NotComing: 'Bilang tidak bisa datang',
  ProxyNamed: 'Belum datang (akan diwakilkan)', HomeVisit: 'Minta diantar ke rumah', Taken: 'Sudah diambil',
  TakenByProxy: 'Sudah diambil wakil', Delivered: 'Sudah diantar', Pending: 'Ditunda, diminta datang lagi',
  Refused: 'Ditolak', Absent: 'Tidak datang', Reassigned: 'Jatah sudah dialihkan'
};

export const RELATIONS = {
  spouse: 'suami/istri', child: 'anak', parent: 'orang tua', sibling: 'kakak/adik', other: 'hubungan lain'
};

const PROXIES = {
  None: '', SameFamily: 'satu KK', Undecided: 'menunggu keputusan', Allowed: 'sudah diizinkan',
  Denied: 'tidak diizinkan'
};

const CLOCK = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'short' });

export const timeOf = ms => `${DAY.format(ms)} pukul ${CLOCK.format(ms)}`;

export const placeOf = person =>
  [person.rt ? `RT ${person.rt}` : '', `RW ${person.rw}`, person.address].filter(Boolean).join(' · ');

export const proxyOf = ({ name, relation, state }) =>
  `Wakil: ${[name, RELATIONS[relation], PROXIES[state]].filter(Boolean).join(', ')}.`;

// Who took it and when, for the one who comes a second time.
export const settledOf = now => {
  const proxy = now.state === 'TakenByProxy' && now.proxy ? ` oleh wakil ${now.proxy.name}` : '';
  const by = now.by ? `, dicatat ${now.by}` : '';
  return `${STATES[now.state]}${proxy}: ${timeOf(now.at)}${by}. Jangan diserahkan lagi.`;
};

export const DONE = {
  Taken: 'diambil', TakenByProxy: 'diambil wakil', Delivered: 'diantar', Pending: 'ditunda', Refused: 'ditolak'
};

const DECISIONS = {
  Undecided: 'Wakil beda KK: jangan serahkan dulu, tunggu keputusan petugas belakang atau koordinator.',
  Allowed: 'Wakilnya sudah diizinkan. Buka, lalu catat diwakilkan.',
  Denied: 'Wakilnya tidak diizinkan. Jangan diserahkan.'
};

export const lookOf = (verdict, change) => {
  switch (verdict) {
    case 'TooLate': return change ? `${settledOf(change)} Catatan HP ini tidak dipakai.` : 'Sudah diambil sebelumnya.';
    case 'NeedsDecision': return DECISIONS[change && change.proxy && change.proxy.state] || DECISIONS.Undecided;
    case 'NotOpen': return 'Penyaluran tidak sedang dibuka. Catatan HP ini tidak dipakai.';
    default: return 'Catatan ini tidak diterima server. Lapor ke koordinator.';
  }
};
