import AlbumRules
import AlbumSync

/// What is true of one photo in one album, and what the next run does, as one sentence.
struct StandingText: Sendable {
    private let standing: PhotoInquiry.Standing
    private let inquiry: PhotoInquiry
    private let settings: AlbumSettings

    /// The text about an album with these settings.
    init(_ standing: PhotoInquiry.Standing, _ inquiry: PhotoInquiry, _ settings: AlbumSettings) {
        self.standing = standing
        self.inquiry = inquiry
        self.settings = settings
    }

    /// The sentence, without a full stop.
    var conclusion: String {
        let presence = standing.isMember ? "it is in the album" : "it is not in the album"
        if let hold = (inquiry.holds + standing.holds).first {
            return "\(presence); the album is held: \(visible(hold.description))"
        }
        if let obstacle { return "\(presence); \(obstacle)" }
        guard let verdict = inquiry.verdict else { return presence }
        guard let account = standing.account else {
            return verdict.holds ? "it matches, but belongs to another album of the rule" : "it does not belong"
        }
        let reasons = account.steps.map(text)
        guard !reasons.isEmpty else { return account.isWanted ? belonging(account) : notBelonging }
        let base = account.isMatch ? "it matches" : "it does not match by itself"
        let fate = account.isWanted ? belonging(account) : rest
        return ([base + ", but " + reasons.joined(separator: ", but ")] + [fate]).joined(separator: "; ")
    }

    /// Why the album does not look at the photo.
    private var obstacle: String? {
        let photo = inquiry.photo
        if photo.isTrashed { return "it is in the trash, and such photos are neither added nor taken out" }
        if photo.isOffline { return "its file is missing, and such photos are neither added nor taken out" }
        if let owner = inquiry.owner, settings.partner == .leaveOut {
            let whose = owner.isEmpty ? "somebody else's photo" : "\(visible(owner))'s photo"
            return "it is \(whose), and those are left alone (partner: leave_out)"
        }
        switch photo.visibility {
        case .timeline:
            return settings.archived == .only
                ? "it is not in the archive, and only archived photos belong here (archived: only)" : nil
        case .archive:
            return settings.archived == .leaveOut
                ? "it is in the archive, and such photos are left out (archived: leave_out)" : nil
        case .hidden: return "it is the video half of a live photo, and those are never added"
        case .locked: return "it is in the locked folder, and such photos are never added"
        }
    }

    private func text(of step: SelectionAccount.Step) -> String {
        switch step {
        case .near(let id, let apart, let kilometres):
            let distances = [
                apart.map { $0 < .seconds(60) ? "less than a minute" : $0.spokenText },
                kilometres.map { $0 < 0.1 ? "less than 100 m" : "\(($0 * 10).rounded() / 10) km" },
            ].compactMap { $0 }
            return "it is taken along, as it lies \(distances.joined(separator: " and ")) from \(name(of: id)) (nearby)"
        case .stack(let id, let isTop):
            return isTop
                ? "as the top photo it stands for its stack, where \(name(of: id)) matches (stacks: cover)"
                : "it is taken along with its stack, where \(name(of: id)) matches (stacks: whole)"
        case .covered(let id, let isThere):
            return isThere
                ? "\(name(of: id)), the top photo of its stack, stands for it (stacks: cover)"
                : "the top photo of its stack may not come in, and so none of it does (stacks: cover)"
        case .outdone(let ids):
            let names = ids.prefix(3).map(name).joined(separator: ", ") + (ids.count > 3 ? ", …" : "")
            let period = settings.selection.bestOf?.period.rawValue ?? ""
            return "of its \(period) \(names) \(ids.count == 1 ? "is" : "are") better (best_of)"
        case .pushedOut(let newer):
            let words = ReportWords().count(newer, "newer photo")
            let verb = newer == 1 ? "comes" : "come"
            return "\(words) \(verb) first (newest: \(settings.selection.newest?.count ?? 0))"
        }
    }

    private func name(of id: AssetID) -> String {
        let name = inquiry.others[id]?.fileName ?? ""
        return name.isEmpty ? id.description : visible(name)
    }

    private func belonging(_ account: SelectionAccount) -> String {
        if standing.isMember { return "it belongs, and it is in the album" }
        switch standing.entry?.standing {
        case .takenBack: return "it belongs, but a run that had added it was undone, so it stays out"
        case .handRemoved where settings.handRemoved == .respect:
            let since = standing.entry.map { " (seen \($0.since.text))" } ?? ""
            return "it belongs, but somebody took it out by hand\(since), so it stays out (hand_removed: respect)"
        default: break
        }
        if account.isWaiting {
            let end = inquiry.waitsUntil.map { " until \($0.text)" } ?? ""
            return
                "it belongs, but it was uploaded lately and waits\(end), so that faces have time to be found (settle)"
        }
        if let held = standing.heldBefore.first {
            return "it belongs, but the album was held at the last run: \(visible(held))"
        }
        return "it belongs, and the next run adds it"
    }

    private var notBelonging: String {
        guard standing.isMember else { return "it does not belong, and it is not in the album" }
        return remaining.map { "it does not belong, but \($0)" } ?? "it does not belong, and the next run takes it out"
    }

    /// What follows for a photo of which was said why it does not belong.
    private var rest: String {
        guard standing.isMember else { return "it is not in the album" }
        return remaining ?? "the next run takes it out"
    }

    /// Why a member that does not belong stays; nil when it goes.
    private var remaining: String? {
        if settings.isProtected { return "nothing is removed here (protect: true)" }
        if settings.mode == .add { return "nothing is removed here (mode: add)" }
        guard inquiry.isOwn else { return "photos of others are left alone" }
        if standing.entry?.standing == .putBack { return "a run that had taken it out was undone, so it stays" }
        guard settings.mode == .mirror || standing.entry?.standing == .ours else {
            return "somebody added it by hand, so it stays"
        }
        return standing.heldBefore.first.map { "the album was held at the last run: \(visible($0))" }
    }
}

extension PhotoInquiry.Standing {
    /// Whether it belongs there now.
    var isWanted: Bool { account?.isWanted == true }
}

extension Duration {
    /// `12 minutes`, `3 hours`, `2 days`: rounded, for reading.
    fileprivate var spokenText: String {
        let minutes = Int((Double(wholeMilliseconds) / 60_000).rounded())
        let words = ReportWords()
        if minutes < 120 { return words.count(minutes, "minute") }
        return minutes < 48 * 60
            ? words.count((minutes + 30) / 60, "hour") : words.count((minutes + 720) / 1440, "day")
    }
}
