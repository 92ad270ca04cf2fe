import AlbumRules
import Foundation
import ImmichClient

/// The report of a run that found nothing to do, kept for runs that find that nothing changed.
struct QuietReport: Hashable, Sendable, Codable {
    /// One album, as it is.
    struct Entry: Hashable, Sendable, Codable {
        var name: String
        var id: AlbumID?
        var serverName: String?
        var total: Int
        var respected: Int
        var gone: Int
        var notes: [String]
    }

    /// Up to which place in the server's order of changes it is known that nothing is to be done; empty without a session.
    var cursor: String
    /// What decided beside the photos, for runs with a key alone.
    var pulse: Pulse?
    var photos: Int?
    var people: Int?
    var albumsSeen: Int
    var albums: [Entry]
    var unmanaged: [String]

    /// What a run found; nil when it found anything to do, to hold, to wait for or to complain about.
    init?(_ changes: ChangeSet, _ report: RunReport, cursor: SyncCursor? = nil, pulse: Pulse? = nil) {
        guard changes.planOnly == nil, report.failure == nil, !report.isPlan,
            changes.albums.allSatisfy({ Self.isQuiet($0) }), report.albums.allSatisfy({ Self.isQuiet($0) })
        else { return nil }
        self.cursor = cursor?.description ?? ""
        self.pulse = pulse
        photos = changes.facts.photosRead
        people = changes.facts.peopleKnown
        albumsSeen = changes.facts.albumsSeen
        unmanaged = changes.unmanaged
        albums = report.albums.map {
            Entry(
                name: $0.name, id: $0.id, serverName: $0.serverName, total: $0.total, respected: $0.respected,
                gone: $0.gone, notes: $0.notes)
        }
    }

    private static func isQuiet(_ plan: AlbumPlan) -> Bool {
        guard let change = plan.change, !plan.isFirstContact || plan.target == .new else { return false }
        return !plan.changesServer && !change.changesMembers && change.adopted.isEmpty && change.waiting.isEmpty
            && plan.holds.isEmpty && plan.lifted.isEmpty && plan.failure == nil
    }

    private static func isQuiet(_ album: AlbumReport) -> Bool {
        album.failure == nil && album.holds.isEmpty && album.refused.isEmpty && album.added.isEmpty
            && album.removed.isEmpty && !album.isCreated && album.alreadyThere == 0
    }

    /// The report again, for the albums of a configuration; nil when it is about others.
    func report(_ facts: RunFacts, albums definitions: [AlbumDefinition]) -> RunReport? {
        guard definitions.map(\.name) == albums.map(\.name) else { return nil }
        var facts = facts
        facts.photosRead = photos
        facts.libraryCount = photos
        facts.peopleKnown = people
        facts.albumsSeen = albumsSeen
        let entries = zip(definitions, albums).map { definition, entry in
            var report = AlbumReport(
                plan: AlbumPlan(
                    name: entry.name, place: definition.place, memberCount: entry.total, notes: entry.notes))
            report.id = entry.id
            report.serverName = entry.serverName
            report.respected = entry.respected
            report.gone = entry.gone
            return report
        }
        return RunReport(
            facts: facts, isPlan: false, albums: entries, unmanaged: unmanaged, duration: facts.readingTime,
            requests: facts.requests)
    }

    /// Reads what `bytes` wrote; nil for anything else.
    static func read(_ bytes: [UInt8]) -> QuietReport? { try? JSONDecoder().decode(Self.self, from: Data(bytes)) }

    /// The report for the state.
    var bytes: [UInt8]? { try? [UInt8](JSONEncoder().encode(self)) }
}
