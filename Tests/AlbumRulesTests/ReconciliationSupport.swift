import AlbumRules

/// Numbers that come in the same order for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

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
