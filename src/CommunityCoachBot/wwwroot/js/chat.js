// Opens the conversation of the person who is signed in, in Microsoft's Web Chat. Reloading the page continues the same conversation.
(() => {
  'use strict';

  const element = document.getElementById('webchat');
  const starting = document.getElementById('starting');
  const failed = document.getElementById('failed');
  const language = element.dataset.language;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  // On a phone the words need the room of the avatar.
  const narrow = window.matchMedia('(max-width: 40rem)');
  // Hong Kong's shapes of the characters for Hong Kong's words.
  const fonts =
    language === 'zh-Hant-HK'
      ? '"Noto Sans HK", "Noto Sans CJK HK", "PingFang HK", "Microsoft JhengHei", system-ui, sans-serif'
      : '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';

  const locale = code => ({ 'zh-Hans': 'zh-CN', 'zh-Hant-HK': 'zh-HK', en: 'en-US' })[code] ?? code;

  const palette = () =>
    dark.matches
      ? { accent: '#7fd1bf', page: '#171b1a', bubble: '#222927', mine: '#17473e', ink: '#eceae5', subtle: '#a9b3af', line: '#39423f' }
      : { accent: '#0f6b5c', page: '#faf7f2', bubble: '#ffffff', mine: '#dcefe9', ink: '#24302d', subtle: '#5c6965', line: '#e3dccf' };

  const styleOptions = () => {
    const { accent, page, bubble, mine, ink, subtle, line } = palette();
    return {
      accent,
      backgroundColor: page,
      subtle,
      primaryFont: fonts,
      botAvatarInitials: narrow.matches ? undefined : '教',
      botAvatarBackgroundColor: accent,
      avatarSize: 36,
      bubbleBackground: bubble,
      bubbleBorderColor: line,
      bubbleBorderRadius: 14,
      bubbleTextColor: ink,
      bubbleMaxWidth: 600,
      bubbleAttachmentMaxWidth: 600,
      bubbleMinHeight: 40,
      bubbleFromUserBackground: mine,
      bubbleFromUserBorderColor: mine,
      bubbleFromUserBorderRadius: 14,
      bubbleFromUserTextColor: ink,
      paddingRegular: 12,
      uploadAccept: '.txt,.md,text/plain',
      sendBoxBackground: bubble,
      sendBoxTextColor: ink,
      sendBoxPlaceholderColor: subtle,
      sendBoxBorderTop: `1px solid ${line}`,
      sendBoxButtonColor: accent,
      sendBoxHeight: 52,
      sendBoxMaxHeight: 160,
      sendBoxTextWrap: true,
      suggestedActionLayout: 'flow',
      suggestedActionBackgroundColor: bubble,
      suggestedActionBorderColor: accent,
      suggestedActionBorderRadius: 18,
      suggestedActionBorderWidth: 1,
      suggestedActionTextColor: accent,
      suggestedActionHeight: 38,
      timestampColor: subtle,
      groupTimestamp: 300000,
      maxMessageLength: 8000,
      typingAnimationHeight: 20,
      cardPushButtonBackgroundColor: accent,
      cardPushButtonTextColor: dark.matches ? '#0b2a24' : '#ffffff',
      cardEmphasisBackgroundColor: page,
    };
  };

  const adaptiveCardsHostConfig = () => {
    const { accent, bubble, ink, subtle, line } = palette();
    const container = {
      backgroundColor: bubble,
      borderColor: line,
      foregroundColors: {
        default: { default: ink, subtle },
        accent: { default: accent, subtle: accent },
        good: { default: dark.matches ? '#8fd694' : '#1e6b2e', subtle: dark.matches ? '#8fd694' : '#1e6b2e' },
        warning: { default: dark.matches ? '#f0c36d' : '#8a4b00', subtle: dark.matches ? '#f0c36d' : '#8a4b00' },
        attention: { default: dark.matches ? '#ff9d8f' : '#b3261e', subtle: dark.matches ? '#ff9d8f' : '#b3261e' },
      },
    };
    return {
      fontFamily: fonts,
      supportsInteractivity: true,
      // Web Chat's renderer gives a heading no level of its own.
      textBlock: { headingLevel: 2 },
      fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
      actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8, maxActions: 20, spacing: 'default' },
      containerStyles: {
        default: container,
        emphasis: { ...container, backgroundColor: dark.matches ? '#2a3230' : '#f4efe6' },
        good: { ...container, backgroundColor: dark.matches ? '#1e3a2a' : '#e6f3e8' },
        warning: { ...container, backgroundColor: dark.matches ? '#3a301a' : '#fdf3df' },
        attention: { ...container, backgroundColor: dark.matches ? '#42211d' : '#fde9e7' },
        accent: { ...container, backgroundColor: dark.matches ? '#173b34' : '#e2f1ed' },
      },
    };
  };

  const token = async () => {
    const answer = await fetch('/chat/token', {
      method: 'POST',
      headers: { RequestVerificationToken: document.querySelector('meta[name=coach-token]').content },
    });
    if (answer.status === 401) {
      location.assign('/signin');
    }
    if (!answer.ok) {
      throw new Error(`token ${answer.status}`);
    }
    return answer.json();
  };

  const open = async () => {
    const given = await token();
    const store = WebChat.createStore({}, ({ dispatch }) => next => action => {
      if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
        dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { language } } });
      }
      return next(action);
    });
    const directLine = WebChat.createDirectLine({ domain: `${location.origin}/v3/directline`, token: given.token, webSocket: true, conversationStartProperties: { locale: locale(language) } });
    const render = () =>
      WebChat.renderWebChat(
        {
          directLine,
          store,
          locale: locale(language),
          userID: given.userId,
          username: given.userName,
          styleOptions: styleOptions(),
          adaptiveCardsHostConfig: adaptiveCardsHostConfig(),
        },
        element,
      );
    render();
    dark.addEventListener('change', render);
    narrow.addEventListener('change', render);
    sayExpandedOfButtonsOnly(element);
    starting.hidden = true;
    // Shown so that tests, and people who help others, can tell that the conversation is there.
    element.dataset.conversation = given.conversationId;
    switchLanguageInConversation(store);
  };

  // The cards' library says aria-expanded of what is shown and hidden, where it means nothing, besides of what was pressed.
  const sayExpandedOfButtonsOnly = root =>
    new MutationObserver(changes => {
      for (const { target } of changes) {
        if (target.matches('.ac-container:not([role])')) {
          target.removeAttribute('aria-expanded');
        }
      }
    }).observe(root, { subtree: true, attributeFilter: ['aria-expanded'] });

  // The coach is told first, so that it goes on in the new language; then the page comes again, with the same conversation in it.
  const switchLanguageInConversation = store => {
    const form = document.querySelector('form.languages');
    form.addEventListener('submit', event => {
      const to = event.submitter?.value;
      if (!to || to === language || form.dataset.told) {
        return;
      }
      event.preventDefault();
      form.dataset.told = 'yes';
      store.dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'coach/language', value: { language: to } } });
      setTimeout(() => form.requestSubmit(event.submitter), 400);
    });
  };

  open().catch(() => {
    starting.hidden = true;
    failed.hidden = false;
  });
})();
