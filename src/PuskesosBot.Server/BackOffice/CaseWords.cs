using System.Diagnostics;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Kinds, states and what happened to a case, as staff call them.</summary>
internal static class CaseWords
{
    internal static string Of(CaseKind kind) => kind switch
    {
        CaseKind.Complaint => "Pengaduan",
        CaseKind.Proposal => "Usulan",
        CaseKind.DataChange => "Perubahan data",
        CaseKind.HomeVisit => "Kunjungan rumah",
        CaseKind.Emergency => "Darurat",
        CaseKind.Question => "Pertanyaan",
        CaseKind.Fault => "Gangguan bot",
        CaseKind.DataCopy => "Salinan data",
        CaseKind.DataErasure => "Hapus data chat",
        _ => throw new UnreachableException(kind.ToString()),
    };

    internal static string Of(DataChange change) => change switch
    {
        DataChange.Deceased => "Meninggal",
        DataChange.Moved => "Pindah",
        DataChange.NewNumber => "Ganti nomor",
        DataChange.WrongData => "Data salah",
        DataChange.AlreadyReceives => "Sudah menerima bantuan",
        _ => throw new UnreachableException(change.ToString()),
    };

    internal static string Of(CaseState state) => state switch
    {
        CaseState.Received => "Diterima",
        CaseState.Checked => "Diperiksa",
        CaseState.InProgress => "Dikerjakan",
        CaseState.WaitingForResident => "Menunggu warga",
        CaseState.AwaitingApproval => "Menunggu persetujuan",
        CaseState.Referred => "Dirujuk",
        CaseState.PartnerAnswered => "Dijawab mitra",
        CaseState.Realised => "Terealisasi",
        CaseState.Closed => "Selesai",
        CaseState.Reopened => "Dibuka lagi",
        _ => throw new UnreachableException(state.ToString()),
    };

    internal static string Of(CaseLevel level) => level switch
    {
        CaseLevel.FrontOffice => "Petugas depan",
        CaseLevel.BackOffice => "Petugas belakang",
        CaseLevel.Coordinator => "Koordinator",
        CaseLevel.Supervisor => "Supervisor",
        CaseLevel.Manager => "Manajer",
        _ => throw new UnreachableException(level.ToString()),
    };

    internal static string Of(PartnerDecision decision) => decision switch
    {
        PartnerDecision.Approved => "Disetujui",
        PartnerDecision.Rejected => "Ditolak",
        PartnerDecision.StudiedFurther => "Dikaji lebih lanjut",
        _ => throw new UnreachableException(decision.ToString()),
    };

    internal static string Of(CaseHands hands) => hands switch
    {
        CaseHands.Anybody => "Semua",
        CaseHands.Mine => "Milik saya",
        CaseHands.Nobody => "Belum ada petugas",
        _ => throw new UnreachableException(hands.ToString()),
    };

    /// <summary>For whom somebody typed it, and what he says of that; staff must know before they answer there.
    /// </summary>
    internal static string Filer(Case about)
    {
        var isProved = !about.FiledBy.StartsWith("contact:", StringComparison.Ordinal);
        var who = about.Relation switch
        {
            FilerRelation.Relative => "keluarganya",
            FilerRelation.Neighbour => "tetangganya",
            FilerRelation.Head => isProved ? "ketua RT/RW" : "yang mengaku ketua RT/RW",
            FilerRelation.Cadre => "kader, menurut yang menulis",
            FilerRelation.Other => "orang lain",
            null => "",
            _ => throw new UnreachableException(about.Relation.ToString()),
        };
        var consent = about.HasConsent switch
        {
            true => "Menurut yang menulis, orangnya setuju.",
            false => "Orangnya BELUM setuju: jangan jawab soal orangnya di chat ini.",
            null => "Persetujuan orangnya belum ditanyakan.",
        };
        return who.Length > 0 ? $"Ditulis {who}. {consent}" : consent;
    }

    /// <summary>A line of the timeline without its words.</summary>
    internal static string Of(CaseEvent happened) => happened.Kind switch
    {
        CaseEventKind.Opened => "Laporan dibuat",
        CaseEventKind.Note => "Tambahan dari warga",
        CaseEventKind.StateChanged => Of(happened.State),
        CaseEventKind.Answer => "Jawaban untuk warga",
        CaseEventKind.InternalNote => "Catatan petugas",
        CaseEventKind.Assigned => "Penanggung jawab",
        CaseEventKind.Escalated => "Naik tingkat",
        CaseEventKind.Attached => "Lampiran ditambah",
        CaseEventKind.ClosingAsked => "Warga ditanya, boleh ditutup?",
        CaseEventKind.Merged => "Digabung",
        _ => throw new UnreachableException(happened.Kind.ToString()),
    };

    internal static string IconOf(CaseEventKind kind) => kind switch
    {
        CaseEventKind.Opened => "flag",
        CaseEventKind.Note => "message",
        CaseEventKind.Answer => "send",
        CaseEventKind.InternalNote => "note",
        CaseEventKind.Assigned => "user-check",
        CaseEventKind.Escalated => "alert-triangle",
        CaseEventKind.Attached => "paperclip",
        CaseEventKind.ClosingAsked => "help",
        CaseEventKind.Merged => "git-merge",
        _ => "arrow-right",
    };

    /// <summary>Classes of a badge; dark letters on pale grounds, so that all can read them.</summary>
    internal static string BadgeOf(CaseState state) => state switch
    {
        CaseState.Received or CaseState.Reopened => "badge bg-blue-lt text-dark",
        CaseState.WaitingForResident or CaseState.AwaitingApproval => "badge bg-yellow-lt text-dark",
        CaseState.Closed => "badge bg-secondary-lt text-dark",
        CaseState.Realised => "badge bg-green-lt text-dark",
        _ => "badge bg-azure-lt text-dark",
    };

    /// <summary>What became of the program's own word for a filing.</summary>
    internal static string Why(CaseEvent happened) => happened.Kind == CaseEventKind.Opened ? "" : happened.Why;
}
