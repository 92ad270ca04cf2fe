import AlbumRules
import Testing

@Suite struct `Comparing rule, album and ledger` {
    @Test func `adds what is wanted and missing`() {
        var album = AlbumHistory(
            isKnown: true, library: photos(1...5), members: photos([1]), wanted: photos([1, 2, 3]))
        let change = album.run()
        #expect(change.additions == [photo(2), photo(3)])
        #expect(change.removals.isEmpty)
    }

    @Test func `at first contact matching members are adopted and nothing is taken out`() {
        var album = AlbumHistory(library: photos(1...9), members: photos([1, 2, 8]), wanted: photos([1, 2, 3]))
        let change = album.run()
        #expect(change.adopted == [photo(1), photo(2)])
        #expect(change.removals.isEmpty)
        album.wanted = photos([2, 3])
        #expect(album.run().removals == [photo(1)])
        #expect(album.members == photos([2, 3, 8]))
    }

    @Test func `the first contact of a mirror takes nothing out either`() {
        var album = AlbumHistory(settings: .legacy, library: photos(1...9), members: photos([8]), wanted: photos([1]))
        #expect(album.run().removals.isEmpty)
        let second = album.run()
        #expect(second.removals == [photo(8)])
        #expect(second.handAddedRemovals == photos([8]))
    }

    @Test func `a photo added by hand stays although it matched for a while`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), members: photos([4]), wanted: photos([4]))
        album.run()
        album.wanted = []
        #expect(album.run().removals.isEmpty)
    }

    @Test func `a photo taken out by hand stays out and its memory outlives the rule`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
        album.run()
        album.members.remove(photo(1))
        #expect(album.run().respected == [photo(1)])
        album.wanted = photos([2])
        album.run()
        album.wanted = photos([1, 2])
        let change = album.run()
        #expect(change.additions.isEmpty)
        #expect(change.respected == [photo(1)])
    }

    @Test func `restore puts back what was taken out by hand`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
        album.settings.handRemoved = .restore
        album.run()
        album.members.remove(photo(1))
        #expect(album.run().additions == [photo(1)])
    }

    @Test func `a photo put back by hand is no longer the tool's`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
        album.run()
        album.members.remove(photo(1))
        album.run()
        album.members.insert(photo(1))
        album.run()
        album.wanted = photos([2])
        #expect(album.run().removals.isEmpty)
    }

    @Test func `a photo that was locked and unlocked comes back`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
        album.run()
        album.members.remove(photo(1))
        album.library.remove(photo(1))
        #expect(album.run().gone == [photo(1)])
        album.library.insert(photo(1))
        #expect(album.run().additions == [photo(1)])
    }

    @Test func `a photo restored from the trash never left`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
        album.run()
        album.members.remove(photo(1))
        album.library.remove(photo(1))
        album.run()
        album.members.insert(photo(1))
        album.library.insert(photo(1))
        #expect(!album.run().changesMembers)
        album.wanted = photos([2])
        #expect(album.run().removals == [photo(1)])
    }

    @Test func `a member that the library read did not show is left alone`() {
        for mode in AlbumSettings.Mode.allCases {
            var album = AlbumHistory(isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
            album.settings.mode = mode
            album.run()
            album.library.remove(photo(1))
            album.wanted = photos([2])
            #expect(album.run().removals.isEmpty)
        }
    }

    @Test func `a member that moved to the archive is taken out`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
        album.run()
        album.library.remove(photo(1))
        album.archived.insert(photo(1))
        #expect(album.run().removals == [photo(1)])
    }

    @Test func `photos of others stay, a mirror included`() {
        var album = AlbumHistory(isKnown: true, library: photos(1...9), members: photos([5]), wanted: [])
        album.settings.mode = .mirror
        album.others = photos([5])
        #expect(album.run().removals.isEmpty)
    }

    @Test(arguments: [AlbumSettings(mode: .add), AlbumSettings(isProtected: true)])
    func `nothing is ever taken out of`(settings: AlbumSettings) {
        var album = AlbumHistory(settings: settings, isKnown: true, library: photos(1...9), wanted: photos([1, 2]))
        album.run()
        album.wanted = []
        #expect(album.run().removals.isEmpty)
    }

    @Test func `a photo too young waits, and is not taken out when it is in`() {
        var album = AlbumHistory(
            isKnown: true, library: photos(1...9), wanted: photos([1, 2]), unsettled: photos([1, 2]))
        #expect(album.run().waiting == [photo(1), photo(2)])
        album.unsettled = photos([2])
        #expect(album.run().additions == [photo(1)])
        album.unsettled = photos([1, 2])
        #expect(album.run().removals.isEmpty)
    }

    @Test(arguments: [AlbumSettings(), .legacy])
    func `what an undo took out stays out until the rule lets it go or somebody puts it back`(settings: AlbumSettings) {
        var album = AlbumHistory(
            settings: settings, isKnown: true, library: photos(1...9), wanted: photos([1, 2, 3]))
        let entry = Ledger.Entry(origin: .added, standing: .takenBack, since: album.now)
        album.ledger.entries = [photo(1): entry, photo(2): entry]
        #expect(album.run().additions == [photo(3)])
        #expect(album.run().respected == [photo(1), photo(2)])
        album.wanted = photos([2, 3])
        #expect(!album.run().changesMembers)
        album.wanted = photos([1, 2, 3])
        #expect(album.run().additions == [photo(1)], "the rule asks for it anew")
        album.members.insert(photo(2))
        album.run()
        #expect(album.ledger.entries[photo(2)] == nil, "by hand, and no longer the tool's")
    }

    @Test(arguments: [AlbumSettings(), .legacy])
    func `what an undo put back stays until the rule asks for it again`(settings: AlbumSettings) {
        var album = AlbumHistory(
            settings: settings, isKnown: true, library: photos(1...9), members: photos([1, 2, 3]),
            wanted: photos([3]))
        let entry = Ledger.Entry(origin: .added, standing: .putBack, since: album.now)
        album.ledger.entries = [
            photo(1): entry, photo(2): entry, photo(3): Ledger.Entry(origin: .added, since: album.now),
        ]
        #expect(!album.run().changesMembers)
        album.wanted = photos([1, 3])
        #expect(!album.run().changesMembers)
        album.wanted = photos([3])
        #expect(album.run().removals == [photo(1)], "the rule had taken it over and lets it go")
        album.members.remove(photo(2))
        album.run()
        #expect(album.ledger.entries[photo(2)]?.standing == .handRemoved)
    }
}
