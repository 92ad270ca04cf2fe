import ImmichSimulator

/// What the tool may remember, kept by the lab from what it saw on the server and on the wire.
///
/// Where a fault or a kill leaves it open what the tool wrote down, all possibilities are kept. A law that says "must not"
/// is broken only when it is broken under every one of them.
struct LabMemory {
    /// What the tool may think of a photo in an album; the words of the safety page, section 1.
    enum Standing: Hashable { case absent, ours, handRemoved, gone, pending, leaving, takenBack, putBack }

    /// Counts of an album's last good run.
    struct Baseline: Hashable {
        var library: Int
        var people: [String: Int]

        /// What fell too far without a word of the user is compared with what was there before.
        mutating func keepFallen(_ before: Baseline) {
            if (before.library - library) * 100 > before.library * 10 { library = before.library }
            for (name, count) in people {
                if let earlier = before.people[name], (earlier - count) * 100 > earlier * 50 { people[name] = earlier }
            }
        }
    }

    /// By album and photo; what is not named is absent.
    var ledgers: [EntityID: [EntityID: Set<Standing>]] = [:]
    /// The album kept under each name of the configuration; nil is none.
    var managed: [String: Set<EntityID?>] = [:]
    /// Who is remembered behind each name; nil is nobody.
    var identities: [String: Set<EntityID?>] = [:]
    /// By name of the album; missing when it is not known for sure.
    var baselines: [String: Baseline] = [:]
    /// Albums to which the tool added anything since its memory began.
    var everAdded: Set<EntityID> = []
    /// Albums that the tool made.
    var created: Set<EntityID> = []
    /// Albums into which the tool let somebody.
    var granted: Set<EntityID> = []
    /// Albums in which photos added by hand may be taken out since an approval.
    var handAddedApproved: Set<String> = []

    func standings(_ photo: EntityID, in album: EntityID) -> Set<Standing> { ledgers[album]?[photo] ?? [.absent] }

    func albums(of name: String) -> Set<EntityID?> { managed[name] ?? [nil] }

    mutating func set(_ standings: Set<Standing>, _ photo: EntityID, in album: EntityID) {
        ledgers[album, default: [:]][photo] = standings == [.absent] ? nil : standings
    }

    /// Lets an album go.
    mutating func forget(_ name: String) {
        for album in albums(of: name).compactMap({ $0 }) {
            ledgers[album] = nil
            everAdded.remove(album)
        }
        managed[name] = nil
        baselines[name] = nil
        handAddedApproved.remove(name)
    }

    /// What a complete read makes of a standing; pending and leaving are settled by what is there.
    static func reviewed(_ standing: Standing, isMember: Bool, isVisible: Bool, isWanted: Bool) -> Standing {
        switch standing {
        case .takenBack: isMember || isVisible && !isWanted ? .absent : .takenBack
        case .putBack: isMember ? (isWanted ? .ours : .putBack) : isVisible ? .handRemoved : .putBack
        case .absent: .absent
        case .handRemoved: isMember ? .absent : .handRemoved
        case .ours: isMember ? .ours : isVisible ? .handRemoved : .gone
        case .gone: isMember ? .ours : isVisible ? .absent : .gone
        case .pending, .leaving: isMember ? .ours : .absent
        }
    }

    /// Who may stand behind a name now; nil means that the album must be held.
    func outcomes(of name: String, _ truth: Truth) -> Set<EntityID?> {
        let called = truth.people.filter { $0.value == name }.map(\.key)
        let listed = called.filter { truth.count(of: $0) > 0 }
        var outcomes: Set<EntityID?> = []
        for known in identities[name] ?? [nil] {
            if let known {
                let others = called.filter { $0 != known }
                if truth.people[known] == nil || !others.isEmpty { outcomes.insert(nil) }
                // Namesakes whom no list shows may stay unseen.
                if truth.people[known] != nil, !others.contains(where: listed.contains) { outcomes.insert(known) }
            } else if called.count == 1 {
                outcomes.insert(called[0])
            } else {
                outcomes.insert(nil)
                if listed.count == 1 { outcomes.insert(listed[0]) }
            }
        }
        return outcomes
    }

    /// The ways in which the names of a rule may be understood; empty when it must be held, at most so many.
    func contexts(for rule: LabRule, _ truth: Truth) -> (contexts: [LabContext], mayBeHeld: Bool) {
        var contexts = [LabContext(identities: [:], now: truth.now)]
        var mayBeHeld = false
        for name in rule.names.sorted() {
            let outcomes = outcomes(of: name, truth)
            if outcomes.contains(nil) { mayBeHeld = true }
            contexts = contexts.flatMap { context in
                outcomes.compactMap { $0 }.sorted().map { id in
                    var context = context
                    context.identities[name] = id
                    return context
                }
            }
        }
        return (Array(contexts.prefix(16)), mayBeHeld)
    }
}
