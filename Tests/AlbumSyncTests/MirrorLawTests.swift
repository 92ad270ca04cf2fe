import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import TestSupport
import Testing

@Suite struct `The mirror and what changed` {
    static let rules = """
        albums:
        - {name: Emma, settle: 0, when_empty: clear, all: {people: Emma}}
        - {name: Best, settle: 0, when_empty: clear, all: {favorite: true}}
        - {name: Only, when_empty: clear, all: {people: {only: [Emma, Liam]}}}
        - {name: Together, settle: 0, when_empty: clear, all: {people: {all: [Emma, Liam]}}}
        - {name: Nobody, settle: 0, when_empty: clear, all: {people: nobody}}
        - {name: Place, settle: 0, when_empty: clear, all: {city: Prague}}
        - {name: Summer, settle: 0, when_empty: clear, all: {taken: 2024-07}, none: {people: Liam}}
        - {name: Lately, when_empty: clear, all: {taken: last 8 days, people_count: ..1}}
        - {name: New here, settle: 0, when_empty: clear, mode: mirror, all: {uploaded: last 3 days}}
        - {name: Someday, settle: 0, when_empty: clear, all: {taken: 2025..}}
        - {name: Newest, when_empty: clear, newest: 5, all: {people: Emma}}
        - {name: Somewhere, settle: 0, when_empty: clear, all: {city: Timbuktu}}
        - {name: Unhidden, settle: 0, when_empty: clear, hidden_people: ignore, all: {people: {nobody_but: [Emma]}}}
        - {name: Top, settle: 0, when_empty: clear, cover: newest, all: {favorite: true, people: some}}
        """

    /// The same after the user changed their mind.
    static let otherRules = rules.replacing("{people: Emma}}", with: "{people: Liam}}")
        .replacing("city: Prague", with: "city: [Prague, Vienna]").replacing("newest: 5", with: "newest: 7")

    /// What a plan by the session says is what a plan says that reads everything.
    private func compare(
        _ house: House, _ rules: String, _ place: Comment
    ) async throws -> (way: ReadingWay, readsMembers: Bool) {
        house.simulator.forgetRequests()
        let mirrored = try await house.engine(rules).plan()
        let readsMembers = house.simulator.requests.contains { $0.target.contains("/albums/") }
        let whole = try await house.engine(rules, full: true, withSession: false).plan()
        #expect(mirrored.failure == nil && whole.failure == nil, place)
        #expect(mirrored.albums == whole.albums, place)
        return (mirrored.facts.way, readsMembers)
    }

    @Test(arguments: House.releases, 1...6)
    func `give the same plan as reading everything, whatever happened and wherever it broke off`(
        release: String, seed: Int
    ) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            house.now.withLock { $0.milliseconds = max($0.milliseconds, Int64(Date().timeIntervalSince1970 * 1000)) }
            try await house.logIn()
            _ = try await house.run(Self.rules)
            var fate = try Fate(house, seed: UInt64(seed))
            var ways: [Bool: Int] = [:]
            var rules = Self.rules
            for step in 1...16 {
                // Past the few seconds that are always told again.
                let minutes: Int64 = [1, 1, 5, 90, 300, 1500].randomElement(using: &fate.dice) ?? 1
                house.now.withLock { $0.milliseconds += minutes * 60_000 }
                for _ in 0..<Int.random(in: 0...5, using: &fate.dice) { fate.strike() }
                if Int.random(in: 0..<7, using: &fate.dice) == 0 {
                    rules = rules == Self.rules ? Self.otherRules : Self.rules
                }
                let saved = try house.mirrorFiles()
                if Int.random(in: 0..<8, using: &fate.dice) == 0 {
                    let fault = ["truncate", "status=500", "drop", "truncate=40"].randomElement(using: &fate.dice)
                    house.simulator.faults = [try Fault("\(fault ?? "drop"),route=/sync/stream")]
                }
                let place: Comment = "\(release), seed \(seed), step \(step)"
                let (way, _) = try await compare(house, rules, place)
                house.simulator.faults = []
                if Int.random(in: 0..<4, using: &fate.dice) == 0 { try house.restoreMirror(saved) }
                ways[way == .everything, default: 0] += 1
                if Int.random(in: 0..<2, using: &fate.dice) == 0 { _ = try await house.run(rules) }
            }
            #expect(ways[false, default: 0] > 4, "\(ways)")
        }
    }

    @Test(arguments: House.releases)
    func `give the same plan after a run that ended at any moment`(release: String) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            house.now.withLock { $0.milliseconds = max($0.milliseconds, Int64(Date().timeIntervalSince1970 * 1000)) }
            try await house.logIn()
            _ = try await house.run(Self.rules)
            var fate = try Fate(house, seed: 99)
            var isOver = false
            for number in 1...200 where !isOver {
                house.now.withLock { $0.milliseconds += 3_600_000 }
                for _ in 0..<4 { fate.strike() }
                let cut = CutOff(at: number, of: house.stateFolder, through: house.transport)
                _ = try await house.engine(Self.rules, cut: cut).run()
                isOver = !cut.isDead
                if !isOver { try cut.recover() }
                house.now.withLock { $0.milliseconds += 60_000 }
                let place: Comment = "\(release), cut at \(number): \(cut.points.last ?? "")"
                _ = try await compare(house, Self.rules, place)
                if number % 3 != 0 { _ = try await house.run(Self.rules) }
            }
            #expect(isOver)
        }
    }

    @Test(arguments: House.releases)
    func `look at nothing but what changed, and read an album again before anything is taken out`(
        release: String
    ) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            house.now.withLock { $0.milliseconds = max($0.milliseconds, Int64(Date().timeIntervalSince1970 * 1000)) }
            func pass() { house.now.withLock { $0.milliseconds += 60_000 } }
            try await house.logIn()
            for _ in 1...3 {
                _ = try await house.run(Self.rules)
                pass()
            }
            let photo = try house.id("summer-00")
            try house.simulator.setFavorite(true, asset: photo)
            let (way, readsMembers) = try await compare(house, Self.rules, "\(release), added")
            #expect(way != .everything && !readsMembers)
            _ = try await house.run(Self.rules)
            #expect(try house.members("Best").contains("summer-00"))
            pass()
            try house.simulator.setFavorite(false, asset: photo)
            #expect(try await compare(house, Self.rules, "\(release), taken out").readsMembers)
            _ = try await house.run(Self.rules)
            #expect(try !house.members("Best").contains("summer-00"))
        }
    }

    @Test(arguments: House.releases)
    func `hear of a photo whose date comes into reach though nothing happens to it`(release: String) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            house.now.withLock { $0.milliseconds = max($0.milliseconds, Int64(Date().timeIntervalSince1970 * 1000)) }
            try await house.logIn()
            _ = try await house.run(Self.rules)
            var asset = try #require(house.world.assets.first { $0.id == (try? house.id("summer-00")) })
            asset.id = .random()
            (asset.originalFileName, asset.checksum, asset.updateID) = ("ahead.jpg", "ahead", nil)
            let ahead = Timestamp(milliseconds: house.now.withLock { $0.milliseconds } + 3 * 86_400_000)
            (asset.fileCreatedAt, asset.localDateTime) = (ahead, ahead)
            house.simulator.addPhoto(asset, exif: World.Exif(assetID: asset.id, updatedAt: asset.updatedAt))
            for hours in [1, 1, 52] as [Int64] {
                house.pass(hours: hours)
                _ = try await compare(house, Self.rules, "\(release), \(hours) hours later")
                let added = try await house.run(Self.rules)["Someday"]?.added.map(\.fileName)
                #expect(added == (hours == 52 ? ["ahead.jpg"] : []))
            }
        }
    }
}
