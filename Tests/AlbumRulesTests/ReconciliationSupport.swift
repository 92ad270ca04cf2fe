import AlbumRules

let me = UserID(high: 1, low: 1)
let somebody = UserID(high: 1, low: 2)

func photo(_ number: Int) -> AssetID { AssetID(high: 7, low: UInt64(number)) }
func photos(_ numbers: some Sequence<Int>) -> Set<AssetID> { Set(numbers.map(photo)) }

/// One album, its library and its ledger, moved by hand and by the tool.
struct AlbumHistory {
    var settings = AlbumSettings(settle: .zero)
    var isKnown = false
    var library: Set<AssetID> = []
    var others: Set<AssetID> = []
    var archived: Set<AssetID> = []
    var members: Set<AssetID> = []
    var wanted: Set<AssetID> = []
    var unsettled: Set<AssetID> = []
    var clockOnly: Set<AssetID> = []
    var ledger = Ledger()
    var now = Instant(milliseconds: 1)

    func change() -> AlbumChange {
        AlbumComparison(
            settings: settings, user: me, isFirstContact: !isKnown,
            members: members.map {
                AlbumMember(
                    id: $0, owner: others.contains($0) ? somebody : me,
                    visibility: archived.contains($0) ? .archive : .timeline)
            },
            ledger: ledger,
            verdicts: RuleVerdicts(
                wanted: wanted.intersection(library), unsettled: unsettled, visible: library, clockOnly: clockOnly),
            now: now
        ).change()
    }

    /// Makes the change the way a server that refuses nothing would.
    @discardableResult
    mutating func run() -> AlbumChange {
        now.milliseconds += 1
        let change = change()
        ledger = ledger.applying(change.review)
        for id in change.adopted { ledger.entries[id] = Ledger.Entry(origin: .adopted, since: now) }
        for id in change.additions {
            members.insert(id)
            ledger.entries[id] = Ledger.Entry(origin: .added, since: now)
        }
        for id in change.removals {
            members.remove(id)
            ledger.entries[id] = nil
        }
        isKnown = true
        return change
    }
}
