import AlbumRules
import PhotoLibrary
import Synchronization

/// What planning found out that stands once the changes are made: who may be counted as settled, as of what.
final class SettlementBook: Sendable {
    /// What is known of one album.
    struct Entry: Sendable {
        /// Its rule and its settings, as they are compared.
        var meaning: String
        /// What its members are called in the mirror; nil for an album that is made in this run.
        var members: Int64?
    }

    private struct Content: Sendable {
        var mirror: LibraryMirror?
        var place: MirrorPlace?
        var entries: [String: Entry] = [:]
    }

    private let content = Mutex(Content())

    /// Why a settlement could not be written down.
    enum Trouble: Error {
        case state(StateError)
        case mirror(MirrorError)
    }

    /// Notes that an album, by its key, was judged as of a place in the mirror.
    func note(_ entry: Entry, of key: String, in mirror: LibraryMirror, at place: MirrorPlace) {
        content.withLock { content in
            content.mirror = mirror
            content.place = place
            content.entries[key] = entry
        }
    }

    /// Writes down what came out well, with what the run did to the members.
    func settle(
        _ albums: some Sequence<(AlbumPlan, AlbumReport)>, in state: SyncState
    ) async throws(Trouble) {
        let content = content.withLock { $0 }
        guard let mirror = content.mirror, let place = content.place else { return }
        var settled: [AlbumID: Settlement] = [:]
        do throws(MirrorError) {
            for (plan, report) in albums {
                guard let entry = content.entries[plan.key], let id = report.id else { continue }
                guard report.cameOutWell(plan) else {
                    // What became of its members is for the server to say.
                    if !report.refused.isEmpty || report.alreadyThere > 0 || report.failure != nil {
                        try await mirror.forgetMembers(of: id)
                    }
                    continue
                }
                var members = entry.members
                if report.isCreated { members = try await mirror.keep([], of: id, at: place) }
                guard let members else { continue }
                if plan.changesMembers {
                    try await mirror.take(
                        added: report.added.map(\.id), removed: report.removed.map(\.id), of: id, at: place)
                }
                settled[id] = Settlement(
                    generation: place.generation, upto: place.upto, members: members, meaning: entry.meaning)
            }
        } catch {
            throw .mirror(error)
        }
        let all: [AlbumID: Settlement]
        do throws(StateError) {
            try await state.settle(settled)
            all = try await state.settlements()
        } catch {
            throw .state(error)
        }
        let oldest = all.values.filter { $0.generation == place.generation }.map(\.upto).min() ?? place.upto
        do { try await mirror.tidy(settled: oldest) } catch { throw .mirror(error) }
    }
}

extension AlbumReport {
    /// Whether everything was done that the rule asks for, and nothing waits for the user.
    fileprivate func cameOutWell(_ plan: AlbumPlan) -> Bool {
        guard let change = plan.change, plan.failure == nil, failure == nil, holds.isEmpty, !isDeleted else {
            return false
        }
        // At first contact nothing is taken out, whatever the rule says of it.
        guard !plan.isFirstContact || plan.target == .new else { return false }
        return refused.isEmpty && alreadyThere == 0 && change.contested.isEmpty
            && added.count == plan.additions.count && removed.count == plan.removals.count
    }
}
