import AlbumRules
import PhotoLibrary

extension SyncEngine {
    /// Counts what there is in the library, for a first configuration; reads only, and keeps no state.
    ///
    /// Source: all pages of `GET /people` and one reading of the time line with people and places.
    public func survey() async throws(SyncError) -> LibrarySurvey {
        let reader = ImmichReader(client, concurrency: configuration.server.concurrency)
        let count = SurveyCount(user: client.user.id)
        options.onEvent(.readingPeople)
        do {
            let people = try await reader.people()
            options.onEvent(.readingLibrary(photos: 0, total: nil))
            let onEvent = options.onEvent
            _ = try await reader.library(ReadNeeds(people: true, exif: true)) { event in
                let seen = await count.take(event)
                onEvent(.readingLibrary(photos: seen, total: nil))
                return !Task.isCancelled
            }
            var survey = await count.survey
            survey.people = people
            return survey
        } catch {
            throw .server(error)
        }
    }
}

/// Counts each photo once, however often it comes.
private actor SurveyCount {
    private let user: UserID
    private var seen: Set<AssetID> = []
    private(set) var survey = LibrarySurvey()

    init(user: UserID) {
        self.user = user
    }

    /// How many photos were counted so far.
    func take(_ event: LibraryReadEvent) -> Int {
        switch event {
        case .restarted:
            seen = []
            survey = LibrarySurvey()
        case .vanished: break
        case .photos(let photos):
            for photo in photos where photo.owner == user && !photo.isTrashed && seen.insert(photo.id).inserted {
                survey.take(photo)
            }
        }
        return seen.count
    }
}
