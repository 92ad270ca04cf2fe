import AlbumRules
import TestSupport
import Testing

@Suite struct `Laws of random histories` {
    /// A history in which hands, rule and library move between runs; the closure sees each run.
    func histories(
        settings: AlbumSettings, check: (_ before: AlbumHistory, _ change: AlbumChange, _ after: AlbumHistory) -> Void
    ) {
        for seed in 0..<200 {
            var numbers = Dice(seed: UInt64(seed))
            var album = AlbumHistory(settings: settings, library: photos(0..<40))
            album.others = photos((30..<34))
            album.library.subtract(album.others)
            album.members = photos((0..<40).filter { _ in Int.random(in: 0..<4, using: &numbers) == 0 })
            for _ in 0..<12 {
                Self.disturb(&album, &numbers)
                let before = album
                let change = album.run()
                check(before, change, album)
            }
        }
    }

    static func disturb(_ album: inout AlbumHistory, _ numbers: inout Dice) {
        for _ in 0..<Int.random(in: 0..<12, using: &numbers) {
            let id = photo(Int.random(in: 0..<40, using: &numbers))
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: album.members.insert(id)
            case 1: album.members.remove(id)
            case 2 where !album.others.contains(id): album.library.insert(id)
            case 3:
                album.library.remove(id)
                album.members.remove(id)
            case 4: album.wanted.insert(id)
            default: album.wanted.remove(id)
            }
        }
    }

    static let everySetting: [AlbumSettings] = AlbumSettings.Mode.allCases.flatMap { mode in
        AlbumSettings.HandRemoved.allCases.map { AlbumSettings(mode: mode, handRemoved: $0, settle: .zero) }
    }

    @Test(arguments: everySetting)
    func `a second comparison after applying is empty`(settings: AlbumSettings) {
        histories(settings: settings) { before, change, after in
            var again = after
            let second = again.run()
            // A mirror takes nothing out at first contact, so that its second run has that left to do.
            if before.isKnown { #expect(!second.changesMembers) } else { #expect(second.additions.isEmpty) }
            #expect(second.adopted.isEmpty)
        }
    }

    @Test(arguments: everySetting)
    func `nobody else's photo is ever taken out`(settings: AlbumSettings) {
        histories(settings: settings) { before, change, _ in
            #expect(before.others.isDisjoint(with: change.removals))
        }
    }

    @Test(arguments: AlbumSettings.HandRemoved.allCases)
    func `sync takes out only what the tool added or adopted`(handRemoved: AlbumSettings.HandRemoved) {
        histories(settings: AlbumSettings(handRemoved: handRemoved, settle: .zero)) { before, change, _ in
            for id in change.removals { #expect(before.ledger.entries[id] != nil) }
            #expect(change.handAddedRemovals.isEmpty)
        }
    }

    @Test func `add never takes anything out`() {
        histories(settings: AlbumSettings(mode: .add, settle: .zero)) { before, change, after in
            #expect(change.removals.isEmpty)
            #expect(after.members.isSuperset(of: before.members))
        }
    }

    @Test func `a mirror equals its rule but for others' photos and those out of sight`() {
        histories(settings: AlbumSettings(mode: .mirror, handRemoved: .restore, settle: .zero)) { before, _, after in
            guard before.isKnown else { return }
            let judged = after.members.intersection(after.library)
            #expect(judged == after.wanted.intersection(after.library))
        }
    }

    @Test func `what was taken out by hand never comes back by itself`() {
        for seed in 0..<300 {
            var numbers = Dice(seed: UInt64(seed))
            var album = AlbumHistory(library: photos(0..<30), wanted: photos(0..<20))
            album.run()
            let taken = photos((0..<20).filter { _ in Bool.random(using: &numbers) })
            album.members.subtract(taken)
            for _ in 0..<8 {
                album.run()
                #expect(album.members.isDisjoint(with: taken))
                for number in 0..<30 where Int.random(in: 0..<4, using: &numbers) == 0 {
                    album.wanted.formSymmetricDifference([photo(number)])
                }
            }
        }
    }

    @Test func `without a ledger nothing is taken out`() {
        histories(settings: AlbumSettings(mode: .mirror, handRemoved: .restore, settle: .zero)) { before, _, _ in
            var lost = before
            lost.ledger = Ledger()
            lost.isKnown = false
            #expect(lost.run().removals.isEmpty)
        }
    }
}
