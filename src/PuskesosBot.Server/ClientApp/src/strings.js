// Microsoft's Indonesian texts, where a resident would stumble over them or where they are missing.
export const strings = {
  ACTIVITY_BOT_SAID_ALT: 'Puskesos menjawab:',
  ACTIVITY_STATUS_SEND_FAILED_RETRY: 'Belum terkirim. [Kirim lagi][RETRY].',
  ACTIVITY_STATUS_SEND_STATUS_ALT_SENDING: 'Sedang dikirim',
  ACTIVITY_STATUS_TIMESTAMP_ONE_HOUR_AGO: '1 jam lalu',
  ACTIVITY_STATUS_TIMESTAMP_ONE_MINUTE_AGO: '1 menit lalu',
  ACTIVITY_STATUS_TIMESTAMP_TODAY: 'Hari ini',
  CONNECTIVITY_STATUS_ALT_CONNECTING: 'Sedang menyambung…',
  CONNECTIVITY_STATUS_ALT_FATAL: 'Belum bisa tersambung.',
  CONNECTIVITY_STATUS_ALT_RECONNECTING: 'Sambungan terputus. Sedang mencoba lagi…',
  CONNECTIVITY_STATUS_ALT_RENDER_ERROR: 'Halaman bermasalah. Muat ulang halaman ini.',
  CONNECTIVITY_STATUS_ALT_SLOW_CONNECTION: 'Sambungan lambat. Mohon tunggu.',
  SEND_BOX_IS_EMPTY_TOOLTIP_ALT: 'Tulis pesan dulu.',
  SUGGESTED_ACTIONS_LABEL_ALT: 'Pilihan jawaban',
  TEXT_INPUT_ALT: 'Tempat menulis pesan',
  TEXT_INPUT_DROP_ZONE: 'Letakkan file di sini',
  TEXT_INPUT_LENGTH_EXCEEDED_ALT: 'Pesan terlalu panjang',
  TEXT_INPUT_PLACEHOLDER: 'Tulis pesan di sini',
  TRANSCRIPT_ARIA_LABEL_ALT: 'Isi percakapan. Pakai tombol panah untuk berpindah.',
  TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_LABEL_ALT: 'Ada pilihan jawaban.',
  TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_WITH_ACCESS_KEY_LABEL_ALT: 'Ada pilihan jawaban. Tekan $1 untuk memilih.',
  TRANSCRIPT_TERMINATOR_TEXT: 'Akhir percakapan'
};

export const trouble = {
  offline: 'Tidak ada internet. Pesan bisa dikirim lagi setelah tersambung.',
  reconnecting: 'Sambungan terputus. Sedang mencoba lagi…',
  busy: 'Layanan sedang ramai. Sedang mencoba lagi…'
};
