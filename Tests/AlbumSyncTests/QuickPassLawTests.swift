import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// Runs with a key alone, between readings of everything.
@Suite struct `A quick pass` {
    static let rules = """
        albums:
        - {name: Emma, settle: 0, when_empty: clear, all: {people: Emma}}
        - {name: Best, settle: 0, when_empty: clear, all: {favorite: true}}
        - {name: Either, when_empty: clear, all: {people: {any: [Emma, Liam]}}}
        - {name: Together, settle: 0, when_empty: clear, all: {people: {all: [Emma, Liam]}}}
        - {name: Without, settle: 0, when_empty: clear, all: {people: {none: [Emma]}}, none: {people: Liam}}
        - {name: Place, settle: 0, when_empty: clear, all: {city: Prague}}
        - {name: Summer, settle: 0, when_empty: clear, all: {taken: 2024-07}, none: {people: Liam}}
        """
    /// The same with albums that choose among their matches.
    static let choosing = """
        \(rules)
        - {name: Around, settle: 0, when_empty: clear, nearby: {minutes: 90}, all: {people: Emma}}
        - {name: Newest, settle: 0, when_empty: clear, newest: 6, all: {people: {any: [Emma, Liam]}}}
        - {name: Daily, settle: 0, when_empty: clear, best_of: {count: 1, per: day}, all: {people: Liam}}
        """

    /// The plan of a quick pass, and of reading everything, which leaves no trace.
    private func plans(_ house: House, _ rules: String = rules) async throws -> (quick: RunReport, whole: RunReport) {
        let quick = try await house.engine(rules).plan()
        let saved = try house.mirrorFiles()
        let whole = try await house.engine(rules, full: true).plan()
        try house.restoreMirror(saved)
        return (quick, whole)
    }

    @Test(arguments: House.releases, 1...5)
    func `gives the plan of reading everything, wherever it broke off, unless faces come and go between two looks`(
        release: String, seed: Int
    ) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            _ = try await house.run(Self.rules)
            var fate = try Fate(house, seed: UInt64(seed), hidesFaces: false)
            var quick = 0
            for step in 1...14 {
                house.now.withLock { $0.milliseconds += 20 * 60_000 }
                for _ in 0..<Int.random(in: 0...4, using: &fate.dice) { fate.strike() }
                let saved = try house.mirrorFiles()
                let plans = try await plans(house)
                #expect(plans.quick.failure == nil && plans.whole.failure == nil)
                #expect(plans.quick.albums == plans.whole.albums, "\(release), seed \(seed), step \(step)")
                if case .quickPass = plans.quick.facts.way { quick += 1 }
                if Int.random(in: 0..<3, using: &fate.dice) == 0 {
                    try house.restoreMirror(saved)
                } else {
                    fate.look()
                }
                if Int.random(in: 0..<3, using: &fate.dice) == 0 { _ = try await house.run(Self.rules) }
            }
            #expect(quick > 4)
        }
    }

    @Test(arguments: House.releases, [1, 2, 3, 4, 5, -1, -2, -3])
    func `moves no photo that reading everything would not, and a full scan finds the rest`(
        release: String, seed: Int
    ) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            let rules = seed < 0 ? Self.choosing : Self.rules
            _ = try await house.run(rules)
            var fate = try Fate(house, seed: UInt64(seed.magnitude) + 100)
            var quick = 0
            for step in 1...30 {
                house.now.withLock { $0.milliseconds += 70 * 60_000 }
                for _ in 0..<Int.random(in: 2...8, using: &fate.dice) { fate.strike() }
                let plans = try await plans(house, rules)
                #expect(plans.quick.failure == nil && plans.whole.failure == nil)
                for (album, truth) in zip(plans.quick.albums, plans.whole.albums) {
                    let note: Comment = "\(release), seed \(seed), step \(step), \(album.name)"
                    #expect(Set(album.coming).isSubset(of: truth.coming), note)
                    #expect(Set(album.going).isSubset(of: truth.going), note)
                }
                if case .quickPass = plans.quick.facts.way {
                    quick += 1
                } else {
                    #expect(plans.quick.albums == plans.whole.albums, "step \(step)")
                }
                if Bool.random(using: &fate.dice) { _ = try await house.run(rules) }
            }
            house.pass(hours: 25)
            let last = try await plans(house, rules)
            #expect(last.quick.facts.way == .everything)
            #expect(last.quick.albums == last.whole.albums)
            #expect(quick > 10 || seed < 0)
        }
    }
}

extension AlbumReport {
    /// Photos that come into it, or would if nothing held them back.
    fileprivate var coming: [AssetID] { (added + heldAdditions).map(\.id) }
    /// The same of those that leave it.
    fileprivate var going: [AssetID] { (removed + heldRemovals).map(\.id) }
}
