//! Files that people add: looked at by their contents, bounded, and without what a camera noted in them.

use crate::{
    app::App,
    desk::DeskError,
    model::{
        manuscript::wrong::{Fault, FileWrong, Wrong},
        office::{self, Document, OfficeError},
        picture::{self, PictureError},
        source::{self, AttachmentFile},
    },
    store::draft::File,
};

/// The field of files.
const FIELD: &str = "files";

/// A file as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// The name the browser gave.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Those of the uploads that are taken beside what is there, and what is wrong with the others.
pub(super) fn taken(app: &App, there: &[&File], uploads: Vec<Upload>) -> (Vec<AttachmentFile>, Vec<Fault>) {
    let limits = &app.config.limits;
    let most = limits.attachments.min(source::MAX_ATTACHMENTS);
    let mut names: Vec<String> = there.iter().map(|file| file.name.clone()).collect();
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for upload in uploads {
        let name = name_of(&upload.name);
        let taken = if names.len() >= most { Err(FileWrong::TooMany(most)) } else { take(app, &name, &names, upload) };
        match taken {
            Ok(file) => {
                names.push(file.name.clone());
                files.push(file);
            }
            Err(why) => faults.push(Fault::of(FIELD, Wrong::File(name, why))),
        }
    }
    (files, faults)
}

fn take(app: &App, name: &str, names: &[String], upload: Upload) -> Result<AttachmentFile, FileWrong> {
    if !source::is_file_name(name) {
        return Err(FileWrong::Name);
    }
    if names.iter().any(|own| own == name) {
        return Err(FileWrong::Twice);
    }
    bounded(app, &upload)?;
    let media_type = source::media_type(name, &upload.bytes);
    let bytes = picture::without_notes(media_type, upload.bytes).map_err(|error| match error {
        PictureError::Sort => FileWrong::Picture,
        PictureError::Damaged => FileWrong::Damaged,
    })?;
    if !source::is_taken(name, &bytes) {
        return Err(FileWrong::Kind);
    }
    Ok(AttachmentFile { name: name.to_owned(), media_type: media_type.to_owned(), bytes })
}

fn bounded(app: &App, upload: &Upload) -> Result<(), FileWrong> {
    let most = (app.config.limits.attachment_bytes as u64).min(source::MAX_ATTACHMENT_BYTES);
    match upload.bytes.len() as u64 {
        0 => Err(FileWrong::Empty),
        size if size > most => Err(FileWrong::TooLarge(most)),
        _ => Ok(()),
    }
}

/// The text of a document, or why it cannot be read.
pub async fn document(app: &App, upload: Upload) -> Result<Result<Document, Fault>, DeskError> {
    let name = name_of(&upload.name);
    let fault = |why| Fault::of("document", Wrong::File(name, why));
    if let Err(why) = bounded(app, &upload) {
        return Ok(Err(fault(why)));
    }
    let document = apart(app, move || office::read(&upload.bytes)).await?;
    Ok(document.map_err(|error| match error {
        OfficeError::Unknown => fault(FileWrong::Document),
        OfficeError::TooLarge => fault(FileWrong::TooLarge(source::MAX_TEXT_BYTES)),
        OfficeError::Damaged => fault(FileWrong::Damaged),
    }))
}

/// The Markdown of what was on the clipboard.
pub async fn pasted(app: &App, html: String) -> Result<String, DeskError> {
    apart(app, move || office::word::of_clipboard(&html)).await
}

/// Reads what somebody sent away from the tasks, few at once.
async fn apart<T: Send + 'static>(app: &App, work: impl FnOnce() -> T + Send + 'static) -> Result<T, DeskError> {
    let failed = |reason: String| DeskError::Refused(format!("a document could not be read: {reason}"));
    let seat = app.documents.clone().acquire_owned().await.map_err(|error| failed(error.to_string()))?;
    let done = tokio::task::spawn_blocking(move || {
        let _seat = seat;
        work()
    });
    done.await.map_err(|error| failed(error.to_string()))
}

/// The last part of what may be a path.
fn name_of(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().trim().to_owned()
}
